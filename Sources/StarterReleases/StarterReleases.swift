// StarterReleases
