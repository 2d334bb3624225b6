package mn.sonin.crawler.politeness;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** One request at a time for every server, whatever the hosts are called that share it. */
final class AddressTurns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Server> servers = new HashMap<>();

    /** Waits for all of a host's servers, always in the same order, so that two hosts cannot wait for each other. */
    Runnable take(Collection<InetAddress> addresses, int port) throws InterruptedException {
        List<String> names = names(addresses, port);
        Deque<String> taken = new ArrayDeque<>();
        try {
            for (String name : names) {
                enter(name).turn.acquire();
                taken.push(name);
            }
        } catch (InterruptedException interrupted) {
            leave(names.get(taken.size()), false);
            taken.forEach(name -> leave(name, true));
            throw interrupted;
        }
        return () -> taken.forEach(name -> leave(name, true));
    }

    /** What these servers are called, in the order in which they are taken. */
    static List<String> names(Collection<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> address.getHostAddress() + (port == 80 || port == 443 ? "" : ":" + port))
                .sorted()
                .distinct()
                .toList();
    }

    private Server enter(String name) {
        lock.lock();
        try {
            Server server = servers.computeIfAbsent(name, any -> new Server());
            server.interested++;
            return server;
        } finally {
            lock.unlock();
        }
    }

    private void leave(String name, boolean held) {
        lock.lock();
        try {
            Server server = servers.get(name);
            if (server == null) {
                throw new IllegalStateException("nobody has a turn at " + name);
            }
            if (held) {
                server.turn.release();
            }
            if (--server.interested == 0) {
                servers.remove(name);
            }
        } finally {
            lock.unlock();
        }
    }

    private static final class Server {
        final Semaphore turn = new Semaphore(1, true);
        int interested;
    }
}
