package io.hubbackup.decide.restore;

import io.hubbackup.decide.restore.activation.ClusterList;
import io.hubbackup.hub.TokensRead;
import java.util.Optional;

/**
 * What a pass has learned since it looked, besides the snapshot.
 *
 * @param journalDoubt why the journal cannot be read, if that is so
 * @param survey what was found for the clean-up, kept from pass to pass
 * @param tokens the tokens that were asked for; gone with the pass
 * @param list what this process wrote last into the list of clusters
 */
public record Ground(
        Optional<String> journalDoubt,
        Optional<Survey> survey,
        Optional<TokensRead> tokens,
        Optional<ClusterList.Written> list) {

    public static final Ground NONE =
            new Ground(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Ground withoutJournal(String doubt) {
        return new Ground(Optional.of(doubt), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Ground with(TokensRead read) {
        return new Ground(journalDoubt, survey, Optional.of(read), list);
    }

    public Ground with(Survey found) {
        return new Ground(journalDoubt, Optional.of(found), tokens, list);
    }

    public Ground with(ClusterList.Written written) {
        return new Ground(journalDoubt, survey, tokens, Optional.of(written));
    }
}
