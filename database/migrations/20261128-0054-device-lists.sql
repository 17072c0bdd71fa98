-- An office that oversees many villages walks both lists by time.
create index devices_by_time on devices (region, registered_at desc, id);
create index device_items_waiting on device_items (region, received_at, id) where outcome = 'quarantined';
