// Keeps the states on the page true without a reload. Without JavaScript the page refreshes itself.
for (const shown of document.querySelectorAll("[data-order]")) {
  if (shown.dataset.state !== "awaiting payment") continue;
  const follow = async () => {
    try {
      const answer = await fetch(`/orders/${shown.dataset.order}/state`, { cache: "no-store" });
      const { state } = await answer.json();
      if (state !== shown.dataset.state) {
        location.reload();
        return;
      }
    } catch {
      // The shop restarts or the network is away: ask again.
    }
    setTimeout(follow, 1500);
  };
  follow();
}
