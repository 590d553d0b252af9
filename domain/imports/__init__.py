"""What files of other systems must satisfy before they change anything here: line checks, head checks, judgement."""
