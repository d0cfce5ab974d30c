package io.hubbackup.decide.restore.journal;

import io.hubbackup.api.Restore;
import io.hubbackup.decide.restore.OwnedConfigMap;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.Map;
import java.util.Optional;

/** Where the journal of a Restore is kept: in a ConfigMap that goes with it, and that no backup takes along (D18, D24). */
public final class JournalShelf {

    public static final ApiKind KIND = RestoreKinds.CONFIG_MAP;

    /** The field of the ConfigMap's data. */
    public static final String FIELD = "journal.json";

    private JournalShelf() {}

    /** By UID: a Restore that is created anew under its old name begins with an empty journal. */
    public static String name(String restoreUid) {
        return "hub-backup-journal-" + restoreUid;
    }

    /** The write that keeps a journal: into the state that was read, or as a new ConfigMap. */
    public static Write keep(Restore restore, Optional<KeptJournal> before, Journal next, String because) {
        var target = Target.of(
                KIND,
                restore.getMetadata().getNamespace(),
                name(restore.getMetadata().getUid()));
        Map<String, Object> data = Map.of(FIELD, JournalText.of(next));
        return before.<Write>map(kept -> new Write.Patch(
                        target,
                        Map.of("data", data),
                        Optional.of(kept.uid()),
                        Optional.of(kept.resourceVersion()),
                        because))
                .orElseGet(() -> new Write.Create(target, OwnedConfigMap.of(restore, target, data), because));
    }
}
