package io.mtapools.velocity;

/** A request until it is answered. Not thread-safe. */
final class Waiter {
    private final long number;
    private final Request request;
    private final Answer answer;
    private Line line;
    private Group group;

    Waiter(long number, Request request, Answer answer) {
        this.number = number;
        this.request = request;
        this.answer = answer;
    }

    /** Its place in the order of asking. */
    long number() {
        return number;
    }

    Request request() {
        return request;
    }

    Answer answer() {
        return answer;
    }

    /** Where it waits; null once it is answered or taken back. */
    Line line() {
        return line;
    }

    /** With whom it waits for something of its own, or null. */
    Group group() {
        return group;
    }

    void waitsIn(Line newLine, Group newGroup) {
        line = newLine;
        group = newGroup;
    }

    void isDone() {
        line = null;
        group = null;
    }
}
