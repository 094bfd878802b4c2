import { main } from './merge/main.ts'

main()
