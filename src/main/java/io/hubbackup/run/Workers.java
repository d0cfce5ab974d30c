package io.hubbackup.run;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread of its own for everything that blocks; how many requests are under way is limited where they are made. */
@Singleton
@Typed(Workers.class)
public class Workers implements Executor {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }
}
