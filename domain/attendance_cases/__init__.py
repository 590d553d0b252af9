"""The attendance case (« dossier d'absences »): two tracks, their law, their letters."""
