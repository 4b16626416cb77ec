"""How long the loops of kills go on, and their dice."""
import os
import time

# Longer nights: QUANZI_CRASH_SECONDS=3600 QUANZI_CRASH_SEED=…
SECONDS = float(os.environ.get("QUANZI_CRASH_SECONDS", 25))
SEED = int(os.environ.get("QUANZI_CRASH_SEED", time.time_ns() % 10**6))
