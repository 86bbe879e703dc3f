"""What a journey shows on a projector: one stage at a time, or all of them; drawn, and knowing no screen."""
