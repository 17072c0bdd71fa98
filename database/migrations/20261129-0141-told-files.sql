-- What somebody sends with her request for help, or later with her receipt.
alter table attachments drop constraint attachments_subject;
alter table attachments add constraint attachments_subject
  check (subject_kind in ('matter', 'visit', 'help-request'));
