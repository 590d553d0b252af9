"""What the to-do list reads: cases, alerts, reasons, rolls, contacts, tasks; and what was put off."""
