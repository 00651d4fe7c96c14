"""How many origins stand behind an event: stakes, what is known of each two of them, and the interval."""
