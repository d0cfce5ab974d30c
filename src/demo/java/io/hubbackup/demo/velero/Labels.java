package io.hubbackup.demo.velero;

import io.hubbackup.wire.VeleroLabelValue;

/** Labels that Velero writes. Written out here a second time on purpose: taken from the operator's own constants, they could not disagree with it. */
final class Labels {

    static final String SCHEDULE = "velero.io/schedule-name";
    static final String LOCATION = "velero.io/storage-location";
    static final String BACKUP = "velero.io/backup-name";
    static final String BACKUP_UID = "velero.io/backup-uid";

    static final String COLLECTION_FAILURE = "velero.io/gc-failure";

    private Labels() {}

    /** A name as the value of a label: what is too long is cut, and told apart by a hash. */
    static String value(String name) {
        return VeleroLabelValue.of(name);
    }
}
