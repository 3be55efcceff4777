"""Several laptops, one workshop: sealed letters over NATS JetStream or as files; nothing here knows Qt."""
