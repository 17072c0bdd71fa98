-- Whether a file tells where she can be found (见不见住处): null until somebody has looked.
alter table attachments add column whereabouts text;
alter table attachments add constraint attachments_whereabouts
  check (whereabouts in ('absent', 'present'));
