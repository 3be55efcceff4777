"""What came back of a protocol, beside its pages: listed, decided on, marked on the paper."""
