package io.hubbackup.decide.policy.telling;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Keyed;
import io.hubbackup.hub.Observed;
import java.util.Optional;
import java.util.stream.Stream;

/** What was seen, where no more is made of it than figures and addresses: that something could not be read is told by the templates. */
final class Sightings {

    private Sightings() {}

    static <T extends Keyed> Stream<T> all(Observed<Indexed<T>> seen) {
        return seen.fold(Indexed::stream, api -> Stream.empty(), doubt -> Stream.empty());
    }

    static <T> Optional<T> one(Observed<Optional<T>> seen) {
        return seen.fold(found -> found, api -> Optional.empty(), doubt -> Optional.empty());
    }
}
