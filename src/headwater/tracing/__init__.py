"""The tracing room: a pile of readings in; relays, events and the count of their origins out."""
