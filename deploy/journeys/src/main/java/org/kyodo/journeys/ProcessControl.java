package org.kyodo.journeys;

import java.time.Instant;

/** What only the one who runs the services can do. Where nobody can, as in a cluster, the steps that need it are left out. */
public interface ProcessControl {
    /** Ends the service; it stays stopped until {@link #start}. */
    void stop(Service service);

    /** Starts the service again, its clock beginning at this time, and returns when it is ready. */
    void start(Service service, Instant clock);

    boolean isRunning(Service service);
}
