package io.hubbackup.simulation;

import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.api.RestoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One hub: its objects, its Velero, its operator, and its clock. */
final class Hub {

    private final World world;
    private final String name;
    private final ModelServer server;
    private final ModelVelero velero;
    private final ModelSight sight;
    private final Hand hand;
    private final ModelOperator operator;
    private final Map<String, RestoreStatus> restoreStatus = new HashMap<>();
    private final Map<String, BackupScheduleStatus> scheduleStatus = new HashMap<>();
    private Duration skew = Duration.ZERO;
    private boolean alive = true;

    Hub(World world, String name, Archive archive) {
        this.world = world;
        this.name = name;
        this.server = new ModelServer(name);
        this.velero = new ModelVelero(server, archive);
        this.sight = new ModelSight(name, server);
        this.hand = new Hand(this);
        this.operator = new ModelOperator(this);
    }

    World world() {
        return world;
    }

    String name() {
        return name;
    }

    ModelServer server() {
        return server;
    }

    ModelVelero velero() {
        return velero;
    }

    ModelSight sight() {
        return sight;
    }

    Hand hand() {
        return hand;
    }

    ModelOperator operator() {
        return operator;
    }

    Map<String, RestoreStatus> restoreStatus() {
        return restoreStatus;
    }

    Map<String, BackupScheduleStatus> scheduleStatus() {
        return scheduleStatus;
    }

    /** What its clock says. */
    Instant now() {
        return world.now().plus(skew);
    }

    Instant inWorld(Instant mine) {
        return mine.minus(skew);
    }

    void skew(Duration other) {
        skew = other;
    }

    boolean alive() {
        return alive;
    }

    void die() {
        alive = false;
        velero.down(now());
        operator.crash();
    }

    void returns() {
        if (!alive) {
            alive = true;
            velero.up();
        }
    }

    /** Nothing goes wrong here any more. */
    void calm() {
        sight.clear();
        hand.clear();
        velero.backupMishaps.clear();
        velero.restoreMishaps.clear();
        if (alive) {
            velero.up();
            velero.store(true, now());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
