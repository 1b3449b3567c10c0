package io.mtapools.config;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings that hold now. A reload replaces all of them at once, so that whoever takes {@link #get} for one
 * decision sees one file. Thread-safe.
 */
public final class CurrentSettings implements Supplier<Settings> {
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile Settings settings;

    public CurrentSettings(Settings settings) {
        this.settings = Objects.requireNonNull(settings);
    }

    @Override
    public Settings get() {
        return settings;
    }

    /** Puts {@code replacement} in force, then tells the listeners, in the order in which they came. */
    public synchronized void replace(Settings replacement) {
        settings = Objects.requireNonNull(replacement);
        listeners.forEach(listener -> listener.accept(replacement));
    }

    /** Calls {@code listener} after every replacement from now on, never two at once. */
    public void onReplace(Consumer<Settings> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * What is made of the settings, made anew only after they were replaced.
     *
     * @param make free of side effects: it may run twice for the same settings
     */
    public <T> Supplier<T> derive(Function<Settings, T> make) {
        return new Derived<>(this, make);
    }

    private static final class Derived<T> implements Supplier<T> {
        private final CurrentSettings source;
        private final Function<Settings, T> make;
        private volatile Made<T> last;

        Derived(CurrentSettings source, Function<Settings, T> make) {
            this.source = source;
            this.make = Objects.requireNonNull(make);
        }

        @Override
        public T get() {
            Settings now = source.get();
            Made<T> made = last;
            if (made == null || made.from != now) {
                made = new Made<>(now, make.apply(now));
                last = made;
            }
            return made.value;
        }
    }

    private static final class Made<T> {
        private final Settings from;
        private final T value;

        Made(Settings from, T value) {
            this.from = from;
            this.value = value;
        }
    }
}
