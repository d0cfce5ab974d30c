package io.hubbackup.demo.velero.store;

import java.util.Arrays;
import java.util.Optional;

/** A file that a restore leaves in the store. */
public enum RestoreFile {
    LOG("restore-%s-logs.gz", "RestoreLog"),
    /** Errors and warnings. */
    RESULTS("restore-%s-results.gz", "RestoreResults"),
    ITEM_OPERATIONS("restore-%s-itemoperations.json.gz", "RestoreItemOperations"),
    /** What became of each object, by kind. */
    RESOURCE_LIST("restore-%s-resource-list.json.gz", "RestoreResourceList"),
    VOLUME_INFO("%s-volumeinfo.json.gz", "RestoreVolumeInfo");

    private static final String FOLDER = "restores/";

    private final String name;
    private final String target;

    RestoreFile(String name, String target) {
        this.name = name;
        this.target = target;
    }

    /** Where it lies: {@code restores/NAME/restore-NAME-logs.gz}, … */
    public String key(String restore) {
        return folder(restore) + name.formatted(restore);
    }

    /** The file that a DownloadRequest with this {@code spec.target.kind} asks for; empty for what is not a file of a restore. */
    public static Optional<RestoreFile> ofTarget(String kind) {
        return Arrays.stream(values()).filter(file -> file.target.equals(kind)).findFirst();
    }

    /** The prefix of the keys of all files of a restore. */
    static String folder(String restore) {
        return FOLDER + restore + "/";
    }
}
