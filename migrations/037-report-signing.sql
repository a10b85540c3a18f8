-- Between the draft and its release stands the leader's approval of the very version: who hands it in, who approves it or sends it back.
-- A new version is approved by nobody.
alter table reports add column signing text check (signing in ('waiting', 'approved', 'sentBack'));
alter table report_steps drop constraint report_steps_step_check;
alter table report_steps add constraint report_steps_step_check
  check (step in ('imported', 'compiled', 'edited', 'corrected', 'handedIn', 'approved', 'sentBack', 'published', 'withdrawn'));
