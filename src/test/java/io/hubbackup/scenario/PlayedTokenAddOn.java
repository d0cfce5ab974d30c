package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.demo.fleet.Manifest;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.GoDuration;
import io.hubbackup.wire.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Answers a ManagedServiceAccount with a token, as the add-on does: a secret of its name, and the times in its status. */
final class PlayedTokenAddOn extends Actor {

    private PlayedTokenAddOn(Desk desk, SimulatedProcess process) {
        super(desk, process);
    }

    static void start(Desk desk, SimulatedProcess process) {
        new PlayedTokenAddOn(desk, process).start(List.of(Kinds.MANAGED_SERVICE_ACCOUNT));
    }

    @Override
    void act() {
        desk().list(Kinds.MANAGED_SERVICE_ACCOUNT).stream()
                .filter(account -> account.at("/metadata/deletionTimestamp").isMissingNode())
                .forEach(this::serve);
    }

    private void serve(ObjectNode account) {
        var key = new ObjectKey(
                account.at("/metadata/namespace").asText(),
                account.at("/metadata/name").asText());
        if (desk().get(Kinds.SECRET, key).isEmpty()) {
            desk().create(HubObjects.json(Manifest.secret(key.namespace(), key.name())
                    .label("authentication.open-cluster-management.io/is-managed-serviceaccount", "true")
                    .with("data", Map.of("token", "bm8gdG9rZW4="))));
        }
        if (account.at("/status/expirationTimestamp").isMissingNode()) {
            var now = process().now().truncatedTo(ChronoUnit.SECONDS);
            desk().change(
                            Kinds.MANAGED_SERVICE_ACCOUNT,
                            key.namespace(),
                            key.name(),
                            "status",
                            Map.of("status", status(key, now, validity(account))));
        }
    }

    private static Map<String, Object> status(ObjectKey key, Instant now, Duration validity) {
        return Map.of(
                "expirationTimestamp",
                now.plus(validity).toString(),
                "tokenSecretRef",
                Map.of("name", key.name(), "lastRefreshTimestamp", now.toString()));
    }

    private static Duration validity(ObjectNode account) {
        return GoDuration.parse(account.at("/spec/rotation/validity").asText())
                        instanceof Parsed.Ok<GoDuration>(var given)
                ? given.value()
                : Duration.ofDays(30);
    }
}
