"""The registers: what a journey is steered by, as tables of the journey shown or of all of them."""
