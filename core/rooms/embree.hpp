// SPDX-License-Identifier: MIT
// Embree 3 and 4 by the same names: their ways to ask for rays differ. Internal to the room; its
// CMakeLists.txt says which of the two is there.
#pragma once

#include <span>

#if TASKATLAS_EMBREE >= 4
#include <embree4/rtcore.h>
#else
#include <embree3/rtcore.h>
#endif

namespace taskatlas::rooms::embree {

inline void intersect(RTCScene scene, RTCRayHit& query) {
#if TASKATLAS_EMBREE >= 4
  rtcIntersect1(scene, &query);
#else
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  rtcIntersect1(scene, &context, &query);
#endif
}

// `coherent`: rays that start and go much the same way.
inline void intersect(RTCScene scene, std::span<RTCRayHit> queries, bool coherent) {
#if TASKATLAS_EMBREE >= 4
  RTCIntersectArguments arguments;
  rtcInitIntersectArguments(&arguments);
  arguments.flags = coherent ? RTC_RAY_QUERY_FLAG_COHERENT : RTC_RAY_QUERY_FLAG_INCOHERENT;
  for (RTCRayHit& query : queries) rtcIntersect1(scene, &query, &arguments);
#else
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  context.flags =
      coherent ? RTC_INTERSECT_CONTEXT_FLAG_COHERENT : RTC_INTERSECT_CONTEXT_FLAG_INCOHERENT;
  rtcIntersect1M(scene, &context, queries.data(), static_cast<unsigned>(queries.size()),
                 sizeof(RTCRayHit));
#endif
}

inline bool occluded(RTCScene scene, RTCRay ray) {
#if TASKATLAS_EMBREE >= 4
  rtcOccluded1(scene, &ray);
#else
  RTCIntersectContext context;
  rtcInitIntersectContext(&context);
  rtcOccluded1(scene, &context, &ray);
#endif
  return ray.tfar < 0;
}

}  // namespace taskatlas::rooms::embree
