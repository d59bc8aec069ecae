#if canImport(Darwin)
  internal import Darwin
#else
  @preconcurrency internal import Glibc
#endif

/// What one whole process took, from before it was started until after it had ended.
package struct ProcessRun: Sendable {
  package enum End: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  package let end: End
  package let wallSeconds: Double
  /// User and system time of the process and of the children that it waited for.
  package let processorSeconds: Double
  /// Peak resident memory in bytes, of the largest of the process and its children.
  ///
  /// Linux counts the memory of the starting process too until `exec`, so nothing below this program's own few
  /// megabytes can be seen: `/bin/true` shows 9.
  package let peakBytes: Int

  /// Starts the program, waits for it, and reads what it used (`wait4`). Standard output is thrown away; standard error
  /// goes to the file named.
  package static func of(_ command: Command, errorsTo errorFile: String) throws(SystemError) -> ProcessRun {
    let start = now()
    let process = try spawn(command, errorsTo: errorFile)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw SystemError("waiting for \(command.executable)", number: errno) }
    }
    let signal = status & 0x7F
    return ProcessRun(
      end: signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal), wallSeconds: now() - start,
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakBytes: Int(usage.ru_maxrss) * bytesInUnitOfMemory)
  }

  #if canImport(Darwin)
    private static let bytesInUnitOfMemory = 1
  #else
    private static let bytesInUnitOfMemory = 1024
  #endif

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  private static func spawn(_ command: Command, errorsTo errorFile: String) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of the runtime block signals, and a child would inherit that: a shell then waits for ever.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errorFile, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var words = ([command.executable] + command.arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, command.executable, &actions, &attributes, words, environ)
    guard failure == 0 else { throw SystemError("starting \(command.executable)", number: failure) }
    return process
  }
}
