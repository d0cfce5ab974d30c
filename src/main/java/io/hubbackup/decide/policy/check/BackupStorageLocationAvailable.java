package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.decide.policy.HubRole;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.StorageLocationSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** T09: the storage that is in use, and not just any, is available, and Velero has found it so a moment ago (U11). */
public final class BackupStorageLocationAvailable implements PolicyTemplate {

    static final String NAME = "backup-storage-location-available";

    /** Velero looks at a storage location this often where nothing else is said. */
    private static final Duration USUAL_FREQUENCY = Duration.ofMinutes(1);

    private static final int MISSED_LOOKS = 3;

    /** The reasons of T09. */
    public enum Why implements Verdict.Reason {
        Available,
        NotFound,
        Unavailable,
        StaleStatus,
        NoOwnerReference,
        ReadOnly,
        NotValidated,
        AwaitingConfiguration,
        VeleroNotServed
    }

    private final CatalogueEntry entry;

    public BackupStorageLocationAvailable(Catalogue catalogue) {
        this.entry = catalogue.entry(NAME);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return hub.velero()
                .storageLocations()
                .fold(all -> judge(hub, all, now), api -> notServed(hub, api), Verdict::unreadable);
    }

    /** Where Velero is missing as well, its absence is told by others (U18). */
    private static Verdict notServed(HubSnapshot hub, String api) {
        return VeleroDeployments.of(hub)
                .fold(
                        velero -> velero.isEmpty()
                                ? Verdict.notApplicable(
                                        Why.VeleroNotServed,
                                        "Velero is not installed, so %s is not served.".formatted(api))
                                : Verdict.unknown(
                                        Why.VeleroNotServed,
                                        "Velero runs, but %s is not served. Install the definitions of Velero's kinds."
                                                .formatted(api)),
                        any -> Verdict.notApplicable(Why.VeleroNotServed, api + " is not served."),
                        Verdict::unreadable);
    }

    private Verdict judge(HubSnapshot hub, Indexed<StorageLocationSeen> all, Instant now) {
        var here = all.in(BackupNamespace.of(hub));
        return BackupLedger.of(hub)
                .fold(
                        ledger -> judge(hub, here, StorageInUse.of(here, Optional.of(ledger)), now),
                        api -> judge(hub, here, StorageInUse.of(here, Optional.empty()), now),
                        unreadable -> {
                            var known = judge(hub, here, StorageInUse.of(here, Optional.empty()), now);
                            return known.status() == Verdict.Status.COMPLIANT ? Verdict.unreadable(unreadable) : known;
                        });
    }

    private Verdict judge(
            HubSnapshot hub, Collection<StorageLocationSeen> here, List<StorageLocationSeen> relevant, Instant now) {
        if (relevant.isEmpty()) {
            return HubRole.judged(hub, role -> missing(hub, role, here, now));
        }
        return Stream.<Optional<Verdict>>of(
                        unavailable(relevant),
                        stale(relevant, now),
                        readOnly(hub, relevant),
                        notOwned(hub, relevant),
                        notValidated(relevant))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> available(relevant));
    }

    /** A hub that nobody has configured gets some time from the start of its Velero on; where there is none, that is told by others. */
    private Verdict missing(HubSnapshot hub, HubRole role, Collection<StorageLocationSeen> here, Instant now) {
        var namespace = BackupNamespace.of(hub);
        var verdict = Verdict.noncompliant(
                Why.NotFound,
                here.isEmpty()
                        ? "There is no BackupStorageLocation in namespace %s. Name the bucket in the DataProtectionApplication, or create one."
                                .formatted(namespace)
                        : "None of the BackupStorageLocations of namespace %s (%s) is the default one. Set spec.default of one of them."
                                .formatted(namespace, Words.namesOf(here)));
        return role == HubRole.UNCONFIGURED ? patient(hub, verdict, now) : verdict;
    }

    private Verdict patient(HubSnapshot hub, Verdict missing, Instant now) {
        return VeleroDeployments.of(hub)
                .fold(
                        velero -> velero.stream()
                                .map(DeploymentSeen::created)
                                .max(Comparator.naturalOrder())
                                .map(began -> Deadline.after(began, entry.duration("grace")))
                                .filter(end -> !end.passed(now))
                                .map(end -> Verdict.unknown(
                                                Why.AwaitingConfiguration,
                                                "Velero is new here and has no storage yet; it is missed after %s."
                                                        .formatted(end))
                                        .until(end.next()))
                                .orElse(missing),
                        api -> missing,
                        Verdict::unreadable);
    }

    private static Optional<Verdict> unavailable(List<StorageLocationSeen> relevant) {
        return first(relevant, location -> location.phase().equals("Unavailable"))
                .map(location -> about(
                        location,
                        Verdict.noncompliant(
                                Why.Unavailable,
                                "BackupStorageLocation %s is unavailable: %s. Check the bucket, its credentials and the network."
                                        .formatted(
                                                location.name(),
                                                Words.quoted(location.message(), "Velero says no reason")))));
    }

    private Optional<Verdict> stale(List<StorageLocationSeen> relevant, Instant now) {
        return first(
                        relevant,
                        location ->
                                fresh(location).filter(end -> end.passed(now)).isPresent())
                .map(location -> about(
                        location,
                        Verdict.noncompliant(
                                Why.StaleStatus,
                                "Velero looked at BackupStorageLocation %s last at %s; whether it is available now is not known. Check that Velero runs."
                                        .formatted(
                                                location.name(),
                                                location.validation()
                                                        .last()
                                                        .map(Words::at)
                                                        .orElse("no time")))));
    }

    /** Until when its phase counts; for ever where validation is switched off or its time is not told. */
    private Optional<Deadline> fresh(StorageLocationSeen location) {
        var frequency = location.validation().frequency().orElse(USUAL_FREQUENCY);
        if (frequency.isZero() || location.phase().isEmpty()) {
            return Optional.empty();
        }
        var looks = frequency.multipliedBy(MISSED_LOOKS);
        var least = entry.duration("freshness");
        return location.validation()
                .last()
                .map(last -> Deadline.after(last, looks.compareTo(least) > 0 ? looks : least));
    }

    private static Optional<Verdict> readOnly(HubSnapshot hub, List<StorageLocationSeen> relevant) {
        return first(relevant, location -> location.accessMode().equals("ReadOnly"))
                .filter(location -> HubRole.of(hub).fold(role -> role == HubRole.ACTIVE, api -> false, u -> false))
                .map(location -> about(
                        location,
                        Verdict.noncompliant(
                                Why.ReadOnly,
                                "BackupStorageLocation %s is read-only, so this hub cannot back itself up. Set spec.accessMode to ReadWrite."
                                        .formatted(location.name()))));
    }

    /** Only the Go operator, whose reports are ours in report-only mode, insists on an owner. */
    private Optional<Verdict> notOwned(HubSnapshot hub, List<StorageLocationSeen> relevant) {
        return first(relevant, location -> !location.owned() && ownerNeeded(hub))
                .map(location -> about(
                        location,
                        Verdict.noncompliant(
                                Why.NoOwnerReference,
                                "BackupStorageLocation %s has no owner; the backup operator of the MultiClusterHub does not accept it. Let the DataProtectionApplication create it."
                                        .formatted(location.name()))));
    }

    private boolean ownerNeeded(HubSnapshot hub) {
        return switch (entry.text("requireOwner")) {
            case "true" -> true;
            case "report-only" -> hub.self().mode() == SelfSeen.Mode.REPORT_ONLY;
            default -> false;
        };
    }

    private static Optional<Verdict> notValidated(List<StorageLocationSeen> relevant) {
        return first(relevant, location -> !location.phase().equals("Available"))
                .map(location -> about(
                        location,
                        Verdict.unknown(
                                Why.NotValidated,
                                "Velero has not looked at BackupStorageLocation %s yet. Check that Velero runs."
                                        .formatted(location.name()))));
    }

    private Verdict available(List<StorageLocationSeen> relevant) {
        var next = relevant.stream()
                .flatMap(location -> fresh(location).stream())
                .map(Deadline::next)
                .min(Comparator.naturalOrder());
        return Verdict.compliant(
                        Why.Available, "BackupStorageLocation %s is available.".formatted(Words.namesOf(relevant)))
                .about(SubjectKind.STORAGE_LOCATION.ofAll(relevant))
                .until(next);
    }

    private static Optional<StorageLocationSeen> first(
            List<StorageLocationSeen> relevant, Predicate<StorageLocationSeen> wanted) {
        return relevant.stream().filter(wanted).min(Comparator.comparing(StorageLocationSeen::name));
    }

    private static Verdict about(StorageLocationSeen location, Verdict verdict) {
        return verdict.about(SubjectKind.STORAGE_LOCATION.of(location));
    }
}
