//! Pure tests of roles.

use super::NewAppointment;
use crate::Refused;
use kernel::{Form, Role, ServiceId};

#[test]
fn a_service_manager_has_a_service_and_nobody_else_has() {
    let service = ServiceId::new();
    for role in Role::ALL.iter().copied() {
        let manager = role == Role::ServiceManager;
        assert_eq!(NewAppointment::new(role, Some(service)).is_ok(), manager, "{role}");
        assert_eq!(NewAppointment::new(role, None).is_ok(), !manager, "{role}");
    }
    assert!(matches!(NewAppointment::new(Role::ServiceManager, None), Err(Refused::ServiceWanted)));
}

#[test]
fn a_form_without_a_role_says_so_at_the_role() {
    let errors = NewAppointment::check(&Form::from_urlencoded(b"role=king")).unwrap_err();
    assert_eq!(errors.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["role"]);
    let errors = NewAppointment::check(&Form::from_urlencoded(b"role=service_manager&service=")).unwrap_err();
    assert_eq!(errors.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["service"]);
}
