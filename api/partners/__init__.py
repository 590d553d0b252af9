"""Partners: their pages for the administrator, and the steps that other areas and the partners' own API share."""
