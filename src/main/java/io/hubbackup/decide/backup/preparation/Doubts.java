package io.hubbackup.decide.backup.preparation;

import io.hubbackup.hub.Observed;
import java.util.List;

/** Sentences about what could not be read and what follows from it (BW15). */
final class Doubts {

    private Doubts() {}

    /** A kind that is not served is no doubt: there is none of it (BW2). */
    static List<String> of(Observed<?> seen, String consequence) {
        return seen.doubt().map(doubt -> sentence(doubt, consequence)).stream().toList();
    }

    /** For a kind that has to be there. */
    static List<String> ofRequired(Observed<?> seen, String consequence) {
        return seen.fold(
                value -> List.of(),
                api -> List.of(sentence(api + ": is not served", consequence)),
                unreadable -> of(seen, consequence));
    }

    private static String sentence(String doubt, String consequence) {
        return doubt + "; " + consequence + ".";
    }
}
