"""The NATS server that this laptop runs for its team, and the files of one that an administrator runs."""
