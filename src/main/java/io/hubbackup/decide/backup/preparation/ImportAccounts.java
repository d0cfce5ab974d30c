package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.ClusterSeen;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The option is on: every imported cluster gets its account (4.5). */
final class ImportAccounts {

    private static final String NOTHING = "import accounts are neither made nor removed";

    private final AccountGround ground;
    private final ClusterPreparation preparation;
    private final Set<String> hiveNamespaces;
    private final List<Plan> groups = new ArrayList<>();
    private final List<ClusterSeen> imported = new ArrayList<>();
    private final Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);

    private ImportAccounts(AccountGround ground, PreparationInput input) {
        this.ground = ground;
        this.preparation =
                new ClusterPreparation(ground, TokenValidity.of(input.tokenTtl(), input.veleroTtl()), input.now());
        this.hiveNamespaces = ground.secrets().stream()
                .filter(SecretSeen::ofHive)
                .map(Keyed::namespace)
                .collect(Collectors.toSet());
    }

    /** A component that looks absent, or that could not be looked at, makes nothing and deletes nothing (B4.19, BW15). */
    static AccountPart prepare(PreparationInput input) {
        var absent = componentDoubts(input);
        if (!absent.isEmpty()) {
            return AccountPart.nothing(absent);
        }
        return AccountGround.of(input.fleet())
                .map(ground -> new ImportAccounts(ground, input).prepare())
                .orElseGet(() -> AccountPart.nothing(AccountGround.doubts(input.fleet())));
    }

    private static List<String> componentDoubts(PreparationInput input) {
        return input.components()
                .tokenAddOn()
                .fold(
                        present -> present
                                ? List.of()
                                : List.of("There is no ClusterManagementAddOn managed-serviceaccount; " + NOTHING
                                        + " until the component managedserviceaccount is enabled."),
                        notServed -> Doubts.ofRequired(input.components().tokenAddOn(), NOTHING),
                        unreadable -> Doubts.of(input.components().tokenAddOn(), NOTHING + " until it can be read"));
    }

    private AccountPart prepare() {
        ground.clusters().stream().forEach(this::prepare);
        return new AccountPart(
                groups,
                clusters(),
                PreparationReport.Removal.NONE,
                foreignSecrets(),
                imported.stream()
                        .flatMap(cluster -> preparation.nextHalfLife(cluster.name()).stream())
                        .min(Instant::compareTo));
    }

    private void prepare(ClusterSeen cluster) {
        var reason = skip(cluster);
        if (reason.isPresent()) {
            skipped.merge(reason.get(), 1, Integer::sum);
            return;
        }
        imported.add(cluster);
        var steps = preparation.steps(cluster.name());
        if (!steps.isEmpty()) {
            groups.add(Plan.series(steps));
        }
    }

    /** B4.21, BW29. A cluster that is merely unreachable is prepared: everything that is written lives on the hub. */
    private Optional<SkipReason> skip(ClusterSeen cluster) {
        if (cluster.local()) {
            return Optional.of(SkipReason.LOCAL);
        }
        if (cluster.deleting()) {
            return Optional.of(SkipReason.DELETING);
        }
        if (hiveNamespaces.contains(cluster.name())) {
            return Optional.of(SkipReason.HIVE);
        }
        if (!cluster.accepted()) {
            return Optional.of(SkipReason.NOT_ACCEPTED);
        }
        return cluster.joined() ? Optional.empty() : Optional.of(SkipReason.NOT_JOINED);
    }

    private PreparationReport.Clusters clusters() {
        int withToken = (int) imported.stream()
                .filter(cluster -> preparation.hasToken(cluster.name()))
                .count();
        int unreachable = (int) imported.stream()
                .filter(cluster -> !cluster.available().equals("True"))
                .count();
        return new PreparationReport.Clusters(
                ground.clusters().size(),
                imported.size(),
                withToken,
                imported.size() - withToken,
                unreachable,
                skipped);
    }

    /** A secret in the place of a token that is none: it is somebody's, so it stays, and it is said (BW3). */
    private List<String> foreignSecrets() {
        var foreign = imported.stream()
                .flatMap(cluster -> ground.secrets().get(cluster.name(), ImportAccount.MAIN.account()).stream())
                .filter(secret -> !secret.importToken())
                .map(SecretSeen::key)
                .toList();
        return foreign.isEmpty()
                ? List.of()
                : List.of(Some.of(foreign) + " stand in the place of import tokens and are none;"
                        + " rename or delete these Secrets so that the add-on can write its token.");
    }
}
