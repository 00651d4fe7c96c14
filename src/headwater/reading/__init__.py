"""Reading: one report through passages, parse, times, places, actors, attributions and claims."""
