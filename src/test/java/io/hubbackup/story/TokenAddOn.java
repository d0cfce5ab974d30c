package io.hubbackup.story;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.demo.fleet.FleetLoader;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.kit.Hub;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Plays the add-on that answers a ManagedServiceAccount with a token: a Secret of its name, and the times in its status. */
final class TokenAddOn {

    private final Hub hub;
    private final FleetOnHub fleet;
    private final Instant refreshed;

    TokenAddOn(Hub hub) {
        this.hub = hub;
        this.refreshed = hub.now().truncatedTo(ChronoUnit.SECONDS);
        this.fleet = new FleetOnHub(hub.client());
    }

    /** When the tokens end that it issues. */
    Instant expiration() {
        return refreshed.plus(10, ChronoUnit.DAYS);
    }

    /** Issues a token for every account that has none. */
    void issue() {
        var accounts = fleet.list(Kinds.MANAGED_SERVICE_ACCOUNT);
        FleetLoader.load(
                hub.client(),
                accounts.stream()
                        .map(account -> Manifest.secret(account.namespace(), account.name())
                                .label(FleetOnHub.IS_ACCOUNT, "true")
                                .with("data", Map.of("token", "bm8gdG9rZW4=", "ca.crt", "bm9uZQ=="))
                                .build())
                        .toList(),
                FleetLoader.CONCURRENCY);
        accounts.forEach(account -> fleet.patchStatus(
                Kinds.MANAGED_SERVICE_ACCOUNT,
                account.namespace(),
                account.name(),
                Map.of(
                        "expirationTimestamp",
                        expiration().toString(),
                        "tokenSecretRef",
                        Map.of("name", account.name(), "lastRefreshTimestamp", refreshed.toString()))));
    }
}
