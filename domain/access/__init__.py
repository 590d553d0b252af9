"""Who may do what, where: roles, permissions, perimeters."""
