package io.hubbackup.demo.fleet;

/** How a cluster came to the hub. */
enum ClusterOrigin {
    IMPORTED("imported-%05d"),
    HIVE("hive-%05d"),
    // hive names what comes out of a pool <pool>-<suffix>
    POOLED("pool-a-%05d");

    private final String form;

    ClusterOrigin(String form) {
        this.form = form;
    }

    String nameOf(int index) {
        return form.formatted(index);
    }
}
