"""Prevention, meetings, support, orientation and departures in the demo, all through the use cases."""
