"""Leaving school: why, what had to be proposed before, where to, and who follows the young person after."""
