package io.hubbackup.demo.velero;

import io.hubbackup.demo.velero.store.BackupFile;
import io.hubbackup.demo.velero.store.RestoreFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for an address from which a file of a backup or a restore can be read. Whether the file is there is not looked at. */
final class Downloads implements Duty {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final VeleroApi api;

    Downloads(VeleroApi api) {
        this.api = api;
    }

    @Override
    public Optional<Instant> look(Instant now) {
        List.copyOf(api.list(Kind.DOWNLOAD_REQUEST)).forEach(request -> look(request, now));
        return Ticks.first(api.list(Kind.DOWNLOAD_REQUEST).stream().flatMap(request -> request.expiration().stream()));
    }

    private void look(Item request, Instant now) {
        if (request.expiration().filter(end -> !now.isBefore(end)).isPresent()) {
            api.delete(Kind.DOWNLOAD_REQUEST, request.name());
        } else if (request.isNew()) {
            answer(request, now);
        }
    }

    /** What cannot be answered waits until it expires: the backup may come. */
    private void answer(Item request, Instant now) {
        var expiration = Times.text(now.plus(LIFE));
        url(request)
                .ifPresentOrElse(
                        url -> api.patchStatus(
                                Kind.DOWNLOAD_REQUEST,
                                request,
                                Map.of("phase", Phase.PROCESSED, "downloadURL", url, "expiration", expiration)),
                        () -> keepUntil(request, expiration));
    }

    private void keepUntil(Item request, String expiration) {
        if (request.expiration().isEmpty()) {
            api.patchStatus(Kind.DOWNLOAD_REQUEST, request, Map.of("expiration", expiration));
        }
    }

    private Optional<String> url(Item request) {
        var kind = request.text("spec", "target", "kind");
        var name = request.text("spec", "target", "name");
        var ofBackup = BackupFile.ofTarget(kind).flatMap(file -> url(name, file.key(name)));
        return ofBackup.or(() -> RestoreFile.ofTarget(kind)
                .flatMap(file -> api.named(Kind.RESTORE, name)
                        .flatMap(restore -> url(restore.text("spec", "backupName"), file.key(name)))));
    }

    /** What belongs to a backup lies where the backup lies. */
    private Optional<String> url(String backup, String key) {
        return api.named(Kind.BACKUP, backup)
                .flatMap(found -> LocationStores.of(api, found))
                .map(location -> url(location, key));
    }

    private static String url(Item location, String key) {
        var object = Stores.bucket(location.object()) + "/" + key;
        var address = location.text("spec", "config", "url");
        return address.isEmpty()
                ? "file://"
                        + Path.of("/" + location.text("spec", "config", Stores.ROOT))
                                .resolve(object)
                : address.replaceAll("/+$", "") + "/" + object;
    }
}
