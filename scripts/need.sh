# need COMMAND PACKAGE: a program that a script wants; as root on Debian and its kin it is installed
# where it is missing. For sourcing.
need() {
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "$0: '$1' is missing; install it (on Debian, as root: apt-get install $2)" >&2
    exit 2
  fi
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$2" >/dev/null
}
