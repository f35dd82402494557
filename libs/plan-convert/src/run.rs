//! Running a program that is not trusted with more than one document.

use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::{ConvertError, Helper, Helpers};

/// How long a program may take and how much it may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a conversion or a picture.
    pub time: Duration,
    /// For recognising the text of a scan.
    pub ocr_time: Duration,
    /// All that a program writes, its scratch files included.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(60), ocr_time: Duration::from_secs(300), bytes: 200 << 20 }
    }
}

/// How often it is looked whether a program is done.
const INTERVAL: Duration = Duration::from_millis(25);
/// Every so many looks the folder is weighed.
const WEIGHED: u32 = 20;

/// Runs a program to its end in a folder that is its own.
pub(crate) fn run(
    helpers: &Helpers,
    helper: Helper,
    arguments: &[OsString],
    folder: &Path,
    time: Duration,
    limits: &Limits,
) -> Result<(), ConvertError> {
    let program = helpers.path(helper).ok_or(ConvertError::Missing(helper))?;
    let said = folder.join("said");
    let mut command = match &helpers.unshare {
        Some(unshare) => {
            let mut it = Command::new(unshare);
            it.args(["--user", "--net", "--"]).arg(program);
            it
        }
        None => Command::new(program),
    };
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("TMPDIR", folder)
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&said)?)
        // Whatever it starts stands in the same group, to be ended with it.
        .process_group(0);
    let mut group = Group(command.spawn()?);
    let status = group.wait(helper, folder, time, limits)?;
    drop(group);
    if status.success() {
        return Ok(());
    }
    let said = fs::read(&said).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).chars().take(2000).collect();
    Err(ConvertError::Failed { helper, said })
}

/// True where the system lets a program be run without the network.
pub(crate) fn takes_the_network_away(unshare: &Path) -> bool {
    Command::new(unshare)
        .args(["--user", "--net", "--", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|it| it.success())
}

/// A program and all that it started; they end when this goes.
struct Group(Child);

impl Group {
    fn wait(
        &mut self,
        helper: Helper,
        folder: &Path,
        time: Duration,
        limits: &Limits,
    ) -> Result<ExitStatus, ConvertError> {
        let started = Instant::now();
        for look in 0_u32.. {
            if let Some(status) = self.0.try_wait()? {
                return Ok(status);
            }
            if started.elapsed() > time {
                return Err(ConvertError::TooSlow { helper, seconds: time.as_secs() });
            }
            if look % WEIGHED == 0 && weight(folder, 0) > limits.bytes {
                return Err(ConvertError::TooLarge { helper, megabytes: limits.bytes >> 20 });
            }
            std::thread::sleep(INTERVAL);
        }
        Err(ConvertError::Machine(io::Error::other("the program never ended")))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        if let Some(group) = group {
            // It may have ended already with all that it started.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// What stands in a folder, in bytes.
fn weight(folder: &Path, depth: usize) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .filter_map(Result::ok)
        .map(|it| match it.metadata() {
            Ok(data) if data.is_dir() && depth < 12 => weight(&it.path(), depth + 1),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}
