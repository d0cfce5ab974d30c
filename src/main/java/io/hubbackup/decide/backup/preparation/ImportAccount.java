package io.hubbackup.decide.backup.preparation;

import io.hubbackup.wire.ImportWorkNames;
import io.hubbackup.wire.MsaNames;

/** The two accounts of a cluster (B4.24). The pair's token ends half a life later, so that one of them is always young enough. */
enum ImportAccount {
    MAIN(MsaNames.ACCOUNT, ImportWorkNames.WORK, ImportWorkNames.BINDING),
    PAIR(MsaNames.PAIR_ACCOUNT, ImportWorkNames.PAIR_WORK, ImportWorkNames.PAIR_BINDING);

    private final String account;
    private final String work;
    private final String binding;

    ImportAccount(String account, String work, String binding) {
        this.account = account;
        this.work = work;
        this.binding = binding;
    }

    /** Name of the ManagedServiceAccount and of its token secret. */
    String account() {
        return account;
    }

    /** Name of its ManifestWork, without a suffix. */
    String work() {
        return work;
    }

    /** Name of the binding on the managed cluster, without a suffix. */
    String binding() {
        return binding;
    }
}
