"""What the scripts that set one plan in every combination count: how many documents come back whole, and what is wrong at 0.95 and more."""
import collections, json, subprocess


def got(reader, path):
    """The activities read, as theme, text, lead, target date and what has been achieved, and how sure of each the reader is."""
    ran = subprocess.run([reader, path], capture_output=True, text=True)
    if ran.returncode:
        return None, []
    acts = [(theme.get("name") or "", a) for theme in json.loads(ran.stdout)["themes"] for a in theme["activities"]]
    return [(name, a["text"], a["lead"] or "", a["target_date"] or "", a["achieved"] or "") for name, a in acts], [a["confidence"] for _, a in acts]


def count(kind, documents):
    """Prints the documents that do not come back and the sums: each is its format, its name, what was wanted, what was read and how sure."""
    whole, counts, right, of, sure = *(collections.Counter() for _ in range(4)), 0
    for ending, name, wanted, read, confidences in documents:
        counts[ending] += 1
        whole[ending] += read == wanted
        right[ending] += sum(w in (read or ()) for w in wanted)
        of[ending] += len(wanted)
        if read != wanted:
            wrong = sum(c >= 0.95 for r, c in zip(read or (), confidences) if r not in wanted)
            sure += wrong
            print(f"{ending}: {name}: " + ("refused" if read is None else f"{len(read)} read, {sum(w in read for w in wanted)} right, {wrong} of the wrong at 0.95 and more"))
    for ending in counts:
        print(f"{kind} {ending}: {whole[ending]} of {counts[ending]} whole, {right[ending]} of {of[ending]} activities right")
    print(f"{kind}: {sure} wrong at 0.95 and more")
