-- Roles of an embedded or own server, run once by its administrator. On a managed server make them by
-- hand with the same attributes and hand their connection strings to DATABASE_URL and DATABASE_APP_URL.
--   owner: owns every table, passes row-level security for maintenance, is never used by the application
--   app:   what the application connects as; row-level security always applies
--   read:  reports and replicas; row-level security always applies
create role tiexin_owner login createrole bypassrls password :owner_password;
create role tiexin_app login password :app_password;
create role tiexin_read login password :read_password;
