-- What an applicant said that the office has to look at: complaints (条例 art. 51) and payments reported. There are few of them among many steps.
create index application_steps_to_answer on application_steps (agency_id, application_id, seq) where step in ('complained', 'paymentReported');
