-- The day on which an item first went out through a channel: a later retry or withdrawal does not move it into another year's count.
alter table channel_deliveries add column delivered_on date;
update channel_deliveries set delivered_on = (updated_at at time zone 'Asia/Shanghai')::date where state = 'done';
